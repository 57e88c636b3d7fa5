#!/usr/bin/env bash
# Open an issue about newly broken links, or add to the one that is open. Reads the summary of this run's check.
set -euo pipefail
summary=build/links/summary.md
[ -f "$summary" ] || gh run download "$GITHUB_RUN_ID" --name links --dir build/links
if ! grep -q '^## Newly broken$' "$summary"; then
  echo "Nothing is newly broken."
  exit 0
fi
title="Links that no longer answer"
open=$(gh issue list --state open --search "in:title \"$title\"" --limit 1 --json number --jq '.[0].number // empty')
if [ -n "$open" ]; then
  gh issue comment "$open" --body-file "$summary"
else
  gh issue create --title "$title" --body-file "$summary"
fi
