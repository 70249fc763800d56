# journal ...: prints the marks of the items that an unfinished upload has on the volume.
descend refuse_link
[ ! -h "$work/journal" ] || exit 1
cat "$work/journal"
