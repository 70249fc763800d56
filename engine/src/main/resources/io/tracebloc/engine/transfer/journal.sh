# journal ... MARK: prints the marks of the items that an unfinished upload has on the volume, and MARK
# if what it took over is what MARK stands for. If not, what it shares with the copy in place goes:
# writing to it would change that copy. So does what is no file and leads elsewhere.
descend refuse_link
for path in "$new" "$work" "$work/journal" "$work/linked"; do
  refuse_link
done
linked=
[ ! -f "$work/linked" ] || read -r linked <"$work/linked"
find "$new/." ! -type d ! -type f -exec rm -f {} + || exit 1
if [ -n "$1" ] && [ "$linked" = "$1" ]; then
  echo "$1"
else
  rm -f "$work/linked" || exit 1
  find "$new/." -type f -links +1 -exec rm -f {} + || exit 1
fi
cat "$work/journal"
