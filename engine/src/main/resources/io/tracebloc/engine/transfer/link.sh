# link ... BYTES MARK: takes over into the upload what stands in place, by hard links or, where the file
# system has none, by copies, but not what the input lists, BYTES bytes of names ended by NUL; then
# notes MARK. Other files of the upload stay. Prints "linked" or "copied".
descend refuse_link
rm -f "$work/linked" || exit 1
# An earlier try whose connection broke may still be at work: it is disturbed, and does not disturb.
rm -rf "$work"/base-*
base=$work/base-$$
fresh() {
  rm -rf "$base" && mkdir "$base"
}
how=linked
fresh || exit 1
cp -al "$place/." "$base/" 2>/dev/null || {
  how=copied
  fresh && cp -a "$place/." "$base/" || exit 1
}
(
  cd "$base" || exit 1
  # What is no file may lead elsewhere.
  find . ! -type d ! -type f -exec rm -f {} + || exit 1
  head -c "$1" | xargs -0 rm -rf || exit 1
  find . -depth -type d ! -name . -exec rmdir {} + 2>/dev/null
  exit 0
) || exit 1
if ! rmdir "$new" 2>/dev/null || ! mv "$base" "$new"; then
  [ -d "$new" ] || mkdir "$new" || exit 1
  (cd "$base" && find . -type f -print0) | (cd "$new" && xargs -0 rm -rf) || exit 1
  if [ $how = linked ]; then cp -al "$base/." "$new/"; else cp -a "$base/." "$new/"; fi || exit 1
  rm -rf "$base"
fi
echo "$2" >"$work/linked" || exit 1
echo "$how"
