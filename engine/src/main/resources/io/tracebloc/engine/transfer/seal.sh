# seal ... WHERE FORMAT TOTAL: prints "listing DIGEST" of what stat says in FORMAT of the files that a
# manifest names, in its order, then "entries COUNT" with the number of all files there, or "file 1" if
# one file stands in place and no directory. For WHERE
# "new" that is the upload, and the input is its manifest of TOTAL bytes; for "place" it is what
# stands in place, with the manifest kept for it, which follows: "manifest BYTES" and so many bytes;
# or "absent" if there is none. The first line of a manifest ends with the number of bytes of names
# that come behind it, each ended by NUL.
descend refuse_link
if [ "$1" = new ]; then
  file=$work/manifest
  directory=$new
  head -c "$3" >"$file" || exit 1
else
  file=$manifest
  directory=$place
  [ ! -f "$place" ] || directory=$parent
  [ -f "$file" ] && [ ! -h "$file" ] && [ -e "$place" ] && [ ! -h "$place" ] || {
    echo absent
    exit 0
  }
fi
read -r magic version digest files names <"$file"
case $names in
  '' | *[!0-9]*)
    echo absent
    exit 0
    ;;
esac
first=$(head -n 1 "$file" | wc -c)
sum=$(
  tail -c +$((first + 1)) "$file" | head -c "$names" | {
    cd "$directory" && xargs -0 stat -c "$2"
  } | sha256sum
)
echo "listing $sum"
if [ "$directory" = "$parent" ]; then
  echo "file 1"
elif [ -n "$(find "$directory/." ! -type d ! -type f -print | head -c 1)" ]; then
  # A link may make files seem to be there.
  echo "entries -"
else
  # Through tr, so that a line break in a name does not count.
  count=$(find "$directory/." ! -type d -print0 | tr -dc '\000' | wc -c)
  echo "entries $((count))"
fi
if [ "$1" = place ]; then
  size=$(wc -c <"$file")
  echo "manifest $((size))"
  cat "$file"
fi
exit 0
