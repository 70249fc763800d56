# link ... BYTES MARK: begins the upload with everything that stands in place, by hard links or,
# where the file system has none, by copies; then removes what the input lists as prune does, and
# notes MARK in the journal. Prints "linked" or "copied".
descend refuse_link
fresh() {
  rm -rf "$new" && mkdir "$new"
}
how=linked
fresh || exit 1
cp -al "$place/." "$new/" 2>/dev/null || {
  how=copied
  fresh && cp -a "$place/." "$new/" || exit 1
}
(
  cd "$new" || exit 1
  head -c "$1" | xargs -0 rm -rf || exit 1
  find . -depth -type d ! -name . -exec rmdir {} + 2>/dev/null
  exit 0
) || exit 1
echo "$2" >>"$work/journal" || exit 1
echo "$how"
