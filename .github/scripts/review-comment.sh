#!/usr/bin/env bash
# Bring the words of a review to its pull request, in one comment that is written anew each time.
# The words come from a stranger's code: they are cut short and shown as plain text.
set -euo pipefail
mark="<!-- timbang review -->"
most=1000000 # bytes of an artifact that is fetched at all; the words of a review have a few thousand
if ! [[ "$HEAD_SHA" =~ ^[0-9a-f]{40}$ ]]; then
  echo "This is not the name of a commit."
  exit 0
fi
# The event names the branch, and GitHub the pull request that comes from it. A fork's event has no number of it.
number=$(gh api --method GET "repos/$GH_REPO/pulls" --raw-field state=open --raw-field "head=$HEAD_OWNER:$HEAD_BRANCH" \
  --jq "[.[] | select(.head.sha == \"$HEAD_SHA\") | .number][0] // empty")
if ! [[ "$number" =~ ^[0-9]+$ ]]; then
  echo "No open pull request ends in this commit."
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
size=$(gh api "repos/$GH_REPO/actions/runs/$RUN_ID/artifacts" --jq '[.artifacts[] | select(.name == "review") | .size_in_bytes][0] // empty')
if [[ "$size" =~ ^[0-9]{1,9}$ ]] && [ "$size" -le "$most" ] \
  && gh run download "$RUN_ID" --name review --dir "$folder" && [ -f "$folder/review.txt" ] && ! [ -L "$folder/review.txt" ]; then
  # A comment has room for 65,536 characters. Of a longer review its beginning is shown, and its last lines: the verdict.
  {
    head -c 20000 "$folder/review.txt"
    if [ "$(wc -c < "$folder/review.txt")" -gt 20000 ]; then
      printf '\n...\nThis is too long to show: the artifact "review" of the run has all of it. It ends:\n\n'
      tail -n 2 "$folder/review.txt" | tail -c 1000
    fi
  } > "$folder/shown.txt"
  # Out go: a character cut in two, what steers a terminal, what ends the block, and what turns words round.
  words=$({ iconv -c -f UTF-8 -t UTF-8 "$folder/shown.txt" || true; } \
    | LC_ALL=C tr -d '\000-\010\013-\037\177`' | LC_ALL=C sed 's/\xe2\x80[\x8b-\x8f\xaa-\xae]//g; s/\xe2\x81[\xa6-\xa9]//g')
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
