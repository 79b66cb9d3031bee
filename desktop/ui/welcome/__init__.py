"""The first question on an empty workspace: who are you?"""
