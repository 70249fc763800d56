# prune ... BYTES: the input is a list of BYTES bytes, names ended by NUL. Removes these files of the
# upload, and directories in which nothing is left.
descend refuse_link
cd "$new" || exit 1
head -c "$1" | xargs -0 rm -rf || exit 1
find . -depth -type d ! -name . -exec rmdir {} + 2>/dev/null
echo pruned
