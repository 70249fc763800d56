# swap ... GUARD KIND: renames the verified directory, or for KIND "file" the one file in it, into
# place, puts what was there back if that fails, keeps the manifest beside it, and clears what
# other uploads left behind when they died. Prints "swapped"; or, having done nothing, "replacing" if
# somebody has begun to replace what stands there, "taken" if something stands at GUARD; then "left PATH" for what was replaced and could not be removed. May be
# repeated when its answer was lost.
descend refuse_link
if [ -f "$place.replace" ]; then
  echo replacing
  exit 0
fi
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
  # A manifest never describes anything but what stands in place.
  rm -f "$manifest" || exit 1
  if [ -e "$place" ] || [ -h "$place" ]; then
    # Left behind by an earlier swap; mv would move into it.
    [ ! -e "$old" ] || rm -rf "$old" 2>/dev/null || mv "$old" "$work/left" || exit 1
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
[ ! -f "$work/manifest" ] || mv "$work/manifest" "$manifest"
rm -rf "$new" "$work"

hex='[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
mine=$area/$name
for stale in "$mine".staging-$hex "$mine".staging-$hex.work "$mine".staging-$hex.file "$mine".old-$hex; do
  # What somebody may still go on with is kept for a day, anything else for an hour. Files have the
  # times of their sources, so it is the journal that tells of an upload at work.
  beside=${stale%.work}.work
  age=60
  [ ! -f "$beside/journal" ] || age=1440
  if [ -e "$stale" ] &&
    [ -n "$(find "$stale" -prune -mmin +$age -print 2>/dev/null | head -c 1)" ] &&
    [ -z "$(find "$stale" "$beside" -mmin -$age -print 2>/dev/null | head -c 1)" ]; then
    rm -rf "$stale"
  fi
done
[ "${area%/.}" != "$area" ] || rmdir "$area" 2>/dev/null
exit 0
