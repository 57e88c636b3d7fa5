#!/usr/bin/env bash
# Bring the words of a review to its pull request, in one comment that is written anew each time.
# The words come from a stranger's code: they are cut short and shown as plain text.
set -euo pipefail
mark="<!-- timbang review -->"
number=$(gh pr list --state open --limit 200 --json number,headRefOid --jq ".[] | select(.headRefOid == \"$HEAD_SHA\") | .number" | head -n 1)
if ! [[ "$number" =~ ^[0-9]+$ ]]; then
  echo "No open pull request ends in this commit."
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if gh run download "$RUN_ID" --name review --dir "$folder" && [ -f "$folder/review.txt" ] && ! [ -L "$folder/review.txt" ]; then
  words=$(head -c 20000 "$folder/review.txt" | tr -d '\000-\010\013-\037\177`')
else
  words="The review did not finish: see its run."
fi
{
  echo "$mark"
  echo "### What this change does"
  echo
  echo '```text'
  printf '%s\n' "$words"
  echo '```'
  echo
  echo "The [run]($RUN_URL) keeps the site as built from this change, to be opened from a folder."
} > "$folder/comment.md"
old=$(gh api --paginate "repos/$GH_REPO/issues/$number/comments" --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [[ "$old" =~ ^[0-9]+$ ]]; then
  gh api --method PATCH "repos/$GH_REPO/issues/comments/$old" --field "body=@$folder/comment.md" --silent
else
  gh pr comment "$number" --body-file "$folder/comment.md"
fi
