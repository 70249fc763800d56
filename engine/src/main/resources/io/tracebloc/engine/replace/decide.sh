# decide TABLE DECISION: notes what is to be kept, "old" or "new", unless that is noted already.
# Prints what counts, or "gone" if another command has ended the replacement. Appended in one write, so that it is there wholly or not at all.
record=.tracebloc-staging/$1.replace
[ -f "$record" ] || { echo gone && exit; }
[ -n "$(sed -n '/^keep /p' "$record")" ] || echo "keep $2" >>"$record" || exit 1
sed -n '/^keep /p' "$record" | head -n 1
