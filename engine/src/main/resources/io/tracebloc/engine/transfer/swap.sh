# swap ... GUARD KIND: renames the verified directory, or for KIND "file" the one file in it, into
# place, puts what was there back if that fails, and clears what died uploads left behind more than
# an hour ago. Prints "swapped"; or "taken", having done nothing, if something stands at GUARD; then
# "left PATH" for what was replaced and could not be removed. May be repeated when its answer was
# lost.
descend refuse_link
thing=$new
if [ "$2" = file ]; then
  # By a name that nothing else has.
  thing=$new.file
  [ ! -e "$new/$name" ] || mv "$new/$name" "$thing" || exit 1
fi

put_back() {
  if [ -e "$old" ] && [ ! -e "$place" ]; then
    mv "$old" "$place"
  fi
}

if [ -e "$thing" ]; then
  if [ -n "$1" ] && taken "./$1"; then
    echo taken
    exit 0
  fi
  if [ -e "$place" ] || [ -h "$place" ]; then
    mv "$place" "$old" || exit 1
  fi
  mv "$thing" "$place"
  code=$?
  if [ -e "$place/${thing##*/}" ]; then
    # Somebody else put something there in between: mv has moved ours into it.
    mv "$place/${thing##*/}" "$thing"
    echo "another upload of $name took the place" >&2
    code=1
  fi
  if [ $code -ne 0 ]; then
    put_back
    exit 1
  fi
elif [ ! -e "$place" ]; then
  put_back
  exit 1
fi
echo swapped
if [ "./$1" = "$place" ]; then
  # It was empty. If somebody has filled it since, that is not ours to remove.
  rmdir "$old" 2>/dev/null
else
  rm -rf "$old" 2>/dev/null
fi
[ ! -e "$old" ] || echo "left $old"
rm -rf "$new" "$new.list"

hex='[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
mine=$area/$name
for stale in "$mine".staging-$hex "$mine".staging-$hex.list "$mine".staging-$hex.file "$mine".old-$hex; do
  # A slow upload changes something inside now and then.
  if [ -n "$(find "$stale" -prune -mmin +60 -print 2>/dev/null | head -c 1)" ] &&
    [ -z "$(find "$stale" -mmin -60 -print 2>/dev/null | head -c 1)" ]; then
    rm -rf "$stale"
  fi
done
[ "${area%/.}" != "$area" ] || rmdir "$area" 2>/dev/null
exit 0
