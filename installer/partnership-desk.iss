; Windows set-up program, compiled by Inno Setup 6.3 or newer from the folder that `make bundle` made:
;     ISCC /DVersion=0.1.0 installer\partnership-desk.iss
;
; A person without administrator rights: double click; everything goes below their own profile.
; IT, for all users, into Program Files, without a question (many councils let no program run from a
; user's folder):
;     partnership-desk-0.1.0-setup.exe /ALLUSERS /VERYSILENT /SUPPRESSMSGBOXES /NORESTART
; Removal leaves every partnership's file and backup where it is.

#ifndef Version
  #error Say which version: ISCC /DVersion=0.1.0 installer\partnership-desk.iss
#endif

[Setup]
; Never changes: it tells a newer version that it replaces an older one.
AppId={{5B0E6C1D-7C0B-4C52-9E0A-6D6B4F0C2A91}
AppName=Partnership Desk
AppVersion={#Version}
AppVerName=Partnership Desk {#Version}
VersionInfoVersion={#Version}
SourceDir=..
OutputDir=dist
OutputBaseFilename=partnership-desk-{#Version}-setup
DefaultDirName={code:ProgramsFolder}\Partnership Desk
DefaultGroupName=Partnership Desk
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
ChangesAssociations=yes
; A running program is asked to close first, so that a draft is saved and no file is half replaced.
CloseApplications=yes
RestartApplications=no
UninstallDisplayIcon={app}\partnership-desk.exe
UninstallDisplayName=Partnership Desk
SetupIconFile=build\partnership-desk.ico
Compression=lzma2/normal
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "A shortcut on the desktop"; Flags: unchecked

[InstallDelete]
; Libraries of an older version must not stay beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\partnership-desk\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Partnership Desk"; Filename: "{app}\partnership-desk.exe"
Name: "{autodesktop}\Partnership Desk"; Filename: "{app}\partnership-desk.exe"; Tasks: desktopicon

[Registry]
; HKA is the user's own part of the registry, or the machine's with /ALLUSERS.
Root: HKA; Subkey: "Software\Classes\.pdesk"; ValueType: string; ValueData: "PartnershipDesk.File"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.pdesk\OpenWithProgids"; ValueType: string; ValueName: "PartnershipDesk.File"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\PartnershipDesk.File"; ValueType: string; ValueData: "Partnership Desk file"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\PartnershipDesk.File\DefaultIcon"; ValueType: string; ValueData: "{app}\partnership-desk.exe,0"
Root: HKA; Subkey: "Software\Classes\PartnershipDesk.File\shell\open\command"; ValueType: string; ValueData: """{app}\partnership-desk.exe"" ""%1"""

[Run]
Filename: "{app}\partnership-desk.exe"; Description: "Open Partnership Desk"; Flags: nowait postinstall skipifsilent

[Code]
// {autopf} in words: the same folders, but without a shell folder that not every system knows.
function ProgramsFolder(Param: String): String;
begin
  if IsAdminInstallMode then
    Result := ExpandConstant('{commonpf}')
  else
    Result := ExpandConstant('{localappdata}\Programs');
end;
