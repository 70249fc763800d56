# prepare ... GUARD: looks at the volume and makes the directories for an upload. Prints "replacing" if
# somebody has begun to replace what stands there and did not finish; "taken" if something stands at
# GUARD (a path on the volume; none if empty); else "unfinished" if an earlier upload can be gone on
# with; then "manifest" if there is one of what stands in place, and "free KIB" where the system
# knows.
descend refuse_link
path=$place
refuse_link
# An upload of the same name that was killed between the two renames of its swap.
if [ -e "$old" ] && [ ! -e "$place" ]; then
  mv "$old" "$place" || exit 1
fi
if [ -f "$place.replace" ]; then
  echo replacing
  exit 0
fi
if [ -n "$1" ] && taken "./$1"; then
  echo taken
  exit 0
fi

made=0
make() {
  if [ ! -d "$path" ]; then
    # Somebody else may make it at the same time.
    mkdir "$path" 2>/dev/null || [ -d "$path" ] || mkdir "$path" || return 1
    made=$((made + 1))
  fi
}
if [ -d "$new" ] && [ ! -h "$new" ] && [ ! -h "$work" ] && [ -f "$work/journal" ]; then
  echo unfinished
else
  rm -rf "$new" "$work" || exit 1
  # Somebody else may remove the empty area in between.
  { descend make && mkdir "$work" 2>/dev/null; } || { descend make && mkdir "$work"; } || {
    unmake "$made"
    exit 1
  }
  # Whoever gives the upload up removes them again, and may not have heard from this script.
  echo "$made" >"$work/made" && mkdir "$new" && : >"$work/journal" || exit 1
fi
[ ! -f "$manifest" ] || echo manifest
df -Pk . 2>/dev/null | sed -n '$s/.* \([0-9][0-9]*\)  *[0-9]*% .*/free \1/p'
exit 0
