# prepare ... GUARD KEEP: looks at the volume and makes the directory for an upload; unless KEEP is
# "keep" that was only a test, and everything is removed again.
# Prints "taken" if something stands at GUARD (a path on the volume; none if empty), "made COUNT"
# with the number of directories made on the way, and "free KIB" where the system knows.
descend refuse_link
path=$place
refuse_link
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
# Somebody else may remove the empty area in between.
{ descend make && mkdir "$new" 2>/dev/null; } || { descend make && mkdir "$new"; } || {
  unmake "$made"
  exit 1
}
if [ "$2" = keep ]; then
  echo "made $made"
else
  rmdir "$new" || exit 1
  unmake "$made"
fi
df -Pk . 2>/dev/null | sed -n '$s/.* \([0-9][0-9]*\)  *[0-9]*% .*/free \1/p'
exit 0
