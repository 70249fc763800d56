# reclaim ...: removes what was put in place. The rename first: nobody reads half a copy.
descend refuse_link
rm -f "$manifest" || exit 1
if [ -e "$place" ] || [ -h "$place" ]; then
  mv "$place" "$old" || exit 1
fi
rm -rf "$old" || exit 1
echo reclaimed
