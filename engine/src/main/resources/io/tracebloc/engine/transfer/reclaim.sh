# reclaim TABLE SUFFIX: removes the staged copy. The rename first: nobody reads half a copy.
place=.tracebloc-staging/$1
old=$place.old-$2
if [ -e "$place" ] || [ -h "$place" ]; then
  mv "$place" "$old" || exit 1
fi
rm -rf "$old" || exit 1
echo reclaimed
