# list ...: prints the names of all files of the upload, ended by NUL.
descend refuse_link
cd "$new" || exit 1
find . ! -type d -print0
exit 0
