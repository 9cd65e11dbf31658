; What the Windows installer does beside electron-builder's own steps.

; .safetensors belongs to no one program: Inkling is listed under "Open with", and what opens such a file stays what it
; was. electron-builder's own associations would take it over.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Inkling.Safetensors" "" "Neural network (safetensors)"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Inkling.Safetensors\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Inkling.Safetensors\shell\open\command" "" '"$appExe" "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\.safetensors\OpenWithProgids" "Inkling.Safetensors"
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.safetensors\OpenWithProgids" "Inkling.Safetensors"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Inkling.Safetensors"
  ; Our own ending, of which electron-builder leaves the key behind.
  DeleteRegKey SHELL_CONTEXT "Software\Classes\.inkling"
!macroend
