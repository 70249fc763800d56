# swap TABLE SUFFIX: renames the verified directory into place, puts the old one back if that
# fails, and clears what died uploads left behind more than an hour ago. Prints "swapped". May be
# repeated when its answer was lost.
umask 022
table=$1
place=.tracebloc-staging/$table
new=$place.staging-$2
old=$place.old-$2

if [ ! -d "$new" ]; then
  [ -d "$place" ] || exit 1
  echo swapped
  exit 0
fi
if [ -e "$place" ] || [ -h "$place" ]; then
  mv "$place" "$old" || exit 1
fi
mv "$new" "$place"
code=$?
if [ -d "$place/${new##*/}" ]; then
  # Somebody else put a copy there in between: mv has moved ours into it.
  mv "$place/${new##*/}" "$new"
  echo "another upload of $table took the place" >&2
  code=1
fi
if [ $code -ne 0 ]; then
  if [ -e "$old" ] && [ ! -e "$place" ]; then
    mv "$old" "$place"
  fi
  exit 1
fi
echo swapped
rm -rf "$old" "$new.list"

hex='[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
find .tracebloc-staging/. ! -name . -prune -mmin +60 \
  \( -name "$table.staging-$hex" -o -name "$table.staging-$hex.list" -o -name "$table.old-$hex" \) \
  -print 2>/dev/null |
  while IFS= read -r stale; do
    # A slow upload changes something inside now and then.
    if [ -z "$(find "$stale" -mmin -60 -print 2>/dev/null | head -c 1)" ]; then
      rm -rf "$stale"
    fi
  done
exit 0
