# abort ...: removes what an upload that failed has left, and as many directories on the way as were
# made for it. An unpacking tar may still be at work for a moment.
# Behind a link lies nothing of ours.
no_link() {
  [ ! -h "$path" ] || exit 0
}
descend no_link

made=0
[ -h "$work" ] || [ ! -f "$work/made" ] || read -r made <"$work/made"
case $made in
  '' | *[!0-9]*) made=0 ;;
esac

# Without a token no worker begins another item.
rm -f "$work"/token-* 2>/dev/null
for attempt in 1 2 3 4 5; do
  rm -rf "$new" "$work" "$new.file" 2>/dev/null && break
  sleep 1
done
rm -rf "$new" "$work" "$new.file" || exit 1
unmake "$made"
[ "${area%/.}" != "$area" ] || rmdir "$area" 2>/dev/null
exit 0
