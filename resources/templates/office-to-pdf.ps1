# Converts the files given to PDF in a folder by Microsoft Word, Excel and PowerPoint: opened read-only, without
# macros, without updating links, and never saved. Called as: office-to-pdf.ps1 FOLDER FILE...
$ErrorActionPreference = "Stop"
$folder = $args[0]
$files = $args[1..($args.Count - 1)]
# msoAutomationSecurityForceDisable: no macro runs, nobody is asked.
$withoutMacros = 3

function Convert-Word($file, $target) {
    $word = New-Object -ComObject Word.Application
    try {
        $word.Visible = $false
        $word.DisplayAlerts = 0
        $word.AutomationSecurity = $withoutMacros
        $word.Options.UpdateLinksAtOpen = $false
        # ConfirmConversions false, ReadOnly true, AddToRecentFiles false; a password asked for fails with this one.
        $document = $word.Documents.Open($file, $false, $true, $false, "-")
        $document.ExportAsFixedFormat($target, 17)
        $document.Close(0)
    } finally { $word.Quit(0) }
}

function Convert-Excel($file, $target) {
    $excel = New-Object -ComObject Excel.Application
    try {
        $excel.Visible = $false
        $excel.DisplayAlerts = $false
        $excel.AutomationSecurity = $withoutMacros
        # UpdateLinks 0, ReadOnly true; a password asked for fails with this one.
        $book = $excel.Workbooks.Open($file, 0, $true, 5, "-")
        $book.ExportAsFixedFormat(0, $target)
        $book.Close($false)
    } finally { $excel.Quit() }
}

function Convert-Slides($file, $target) {
    $point = New-Object -ComObject PowerPoint.Application
    try {
        $point.AutomationSecurity = $withoutMacros
        # ReadOnly true, Untitled false, WithWindow false.
        $slides = $point.Presentations.Open($file, -1, 0, 0)
        $slides.SaveAs($target, 32)
        $slides.Close()
    } finally { $point.Quit() }
}

foreach ($file in $files) {
    $name = [System.IO.Path]::GetFileNameWithoutExtension($file)
    $target = Join-Path $folder "$name.pdf"
    try {
        switch -Regex ([System.IO.Path]::GetExtension($file)) {
            "^\.(doc|docx|docm|odt|rtf)$" { Convert-Word $file $target }
            "^\.(xls|xlsx|xlsm|xlsb|ods)$" { Convert-Excel $file $target }
            "^\.(ppt|pptx|pptm|odp)$" { Convert-Slides $file $target }
        }
    } catch {
        # What is missing afterwards is told by the program that called.
        Remove-Item -ErrorAction SilentlyContinue $target
    }
}
