# prepare ... GUARD KEEP: looks at the volume and makes the directories for an upload; unless KEEP
# is "keep" that was only a test, and everything is removed again.
# Prints "taken" if something stands at GUARD (a path on the volume; none if empty), "made COUNT"
# with the number of directories made on the way, "unfinished" if an earlier upload can be gone on
# with, and "free KIB" where the system knows.
descend refuse_link
path=$place
refuse_link
# An upload of the same name that was killed between the two renames of its swap.
if [ -e "$old" ] && [ ! -e "$place" ]; then
  mv "$old" "$place" || exit 1
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
probe=$new.test
if [ "$2" = keep ]; then
  probe=$work
  if [ -d "$new" ] && [ ! -h "$new" ] && [ ! -h "$work" ] && [ -f "$work/journal" ]; then
    echo unfinished
    probe=
  else
    rm -rf "$new" "$work" || exit 1
  fi
fi
if [ -n "$probe" ]; then
  # Somebody else may remove the empty area in between.
  { descend make && mkdir "$probe" 2>/dev/null; } || { descend make && mkdir "$probe"; } || {
    unmake "$made"
    exit 1
  }
  if [ "$2" = keep ]; then
    mkdir "$new" && : >"$work/journal" || exit 1
    echo "made $made"
  else
    rmdir "$probe" || exit 1
    unmake "$made"
  fi
fi
df -Pk . 2>/dev/null | sed -n '$s/.* \([0-9][0-9]*\)  *[0-9]*% .*/free \1/p'
exit 0
