# fish completion for kubectl tracebloc, and for kubectl-tracebloc called by its own name.
#
# "kubectl tracebloc <TAB>" is completed by kubectl's own completion, which has to be loaded as well:
#     kubectl completion fish | source
# It asks the program kubectl_complete-tracebloc, if that is on PATH (kubectl 1.26 and newer). Where
# it is not, as after an installation by krew, this script answers in its place.

# Prints what a program answers to the words that follow it here.
function __tracebloc_answer
    set -l current $argv[-1]
    set -l lines ($argv[1] __complete $argv[2..-1] 2>/dev/null </dev/null)
    set -l directive (string replace -r '^:' '' -- $lines[-1])
    string match -qr '^[0-9]+$' -- $directive; or return
    set -l prefix (string match -r -- '^-[^=]*=' $current)
    if test (count $lines) -gt 1
        for line in $lines[1..-2]
            printf '%s%s\n' "$prefix" $line
        end
    else if test (math "bitand($directive, 16)") -ne 0
        __fish_complete_directories $current ''
    else if test (math "bitand($directive, 4)") -eq 0
        __fish_complete_path $current
    end
end

function __tracebloc_program
    set -l words (commandline -opc)
    __tracebloc_answer $words (string unescape -- (commandline -ct); or echo '')
end

function __tracebloc_kubectl_answers
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test $words[2] = tracebloc
    and not type -q kubectl_complete-tracebloc
end

function __tracebloc_kubectl
    set -l words (commandline -opc)
    __tracebloc_answer kubectl-tracebloc $words[3..-1] (string unescape -- (commandline -ct); or echo '')
end

complete -c kubectl-tracebloc -f -a '(__tracebloc_program)'
complete -c kubectl -n __tracebloc_kubectl_answers -f -a '(__tracebloc_kubectl)'
