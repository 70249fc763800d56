# Numbers and bytes of the files of one dataset: the final copy and the staged one.
# $1 the mount, $2 the name
LC_ALL=C
export LC_ALL
cd "$1" || exit 1
sum() {
  if command -v awk > /dev/null 2>&1; then
    awk '{ n++; b += $1 } END { printf "%.0f %.0f\n", n, b }'
  else
    n=0 b=0
    while read -r size; do n=$((n + 1)) b=$((b + size)); done
    echo "$n $b"
  fi
}
for place in "$2" ".tracebloc-staging/$2"; do
  if [ -d "$place" ]; then
    echo "present $(find "./$place" -type f -exec stat -c %s {} + | sum)"
  else
    echo absent
  fi
done
