# PowerShell completion for kubectl tracebloc, and for kubectl-tracebloc called by its own name.
#
# "kubectl tracebloc <TAB>" is completed by kubectl's own completion, which has to be loaded as well:
#     kubectl completion powershell | Out-String | Invoke-Expression
# It asks the program kubectl_complete-tracebloc, which has to be on PATH (kubectl 1.26 and newer).

Register-ArgumentCompleter -Native -CommandName 'kubectl-tracebloc', 'kubectl-tracebloc.exe' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $elements = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition })
    $program = "$($elements[0])"
    $words = @($elements | Select-Object -Skip 1 | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { "$_" }
    })
    if ($wordToComplete -eq '') {
        # Before 7.3 PowerShell drops an empty word.
        $words += if ($PSNativeCommandArgumentPassing -in 'Windows', 'Standard') { '' } else { '""' }
    }
    $lines = @(& $program __complete @words 2>$null)
    if ($lines.Count -eq 0 -or $lines[-1] -notmatch '^:\d+$') { return }
    $directive = [int]$lines[-1].Substring(1)
    $prefix = ''
    if ($wordToComplete -match '^(-[^=]*=)') { $prefix = $Matches[1] }
    foreach ($line in ($lines | Select-Object -SkipLast 1)) {
        $value, $description = $line -split "`t", 2
        if (-not $description) { $description = $value }
        $space = if ($directive -band 2) { '' } else { ' ' }
        [System.Management.Automation.CompletionResult]::new("$prefix$value$space", $value, 'ParameterValue', $description)
    }
}
