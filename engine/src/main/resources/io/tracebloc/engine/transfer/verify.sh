# verify ... BYTES EXPECTED: the input is a list of BYTES bytes, names ended by NUL.
# Prints the SHA-256 line of each listed file in the order of the list, then "entries COUNT", and
# if that is not EXPECTED every name found, ended by NUL.
descend refuse_link
cd "$new" || exit 1
list=../${new##*/}.list

head -c "$1" > "$list" || exit 1
# Through a pipe: with a file as its input, BusyBox's xargs jumps back in it after each batch.
cat "$list" | xargs -0 sha256sum
case $? in
  126 | 127) exit 127 ;;
esac
count=$(find . ! -type d -print0 | tr -dc '\000' | wc -c)
count=$((count))
echo "entries $count"
[ "$count" -eq "$2" ] || find . ! -type d -print0
exit 0
