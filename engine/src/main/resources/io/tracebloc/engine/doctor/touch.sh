# touch: creates a file where uploads are staged, as an upload does, and removes it again.
set -e
place=.tracebloc-staging
made=
[ -d "$place" ] || { mkdir "$place"; made=yes; }
file=$place/.doctor-$$
: >"$file"
rm "$file"
[ -z "$made" ] || rmdir "$place" 2>/dev/null || :
echo "free $(df -P -k . | sed -n '2s/^.* \([0-9][0-9]*\)  *[0-9][0-9]*% .*$/\1/p')"
