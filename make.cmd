@echo off
rem The Makefile's words for Windows: make run, make test, make setup ...
setlocal
cd /d "%~dp0"
set "PY=python"
where py >nul 2>nul && set "PY=py -3"
%PY% -m installer %*
exit /b %errorlevel%
