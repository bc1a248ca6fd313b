@echo off
rem Runs Tracer from a clone of its repository: builds it when it is absent, finds a Java 21 or
rem later in the note the build left, JAVA_HOME or PATH, and passes the arguments on as they are.
rem
rem This file was written against the documentation of cmd.exe and was not run on Windows.
rem
rem   TRACER_JAVA_OPTIONS   more options for Java, such as -Xmx8g
rem   TRACER_NO_BUILD=1     never build; run what there is

setlocal DisableDelayedExpansion
set "ROOT=%~dp0"
set "APP=%ROOT%tracer-cli\target\tracer"
set "MAIN=%APP%\lib\tracer-cli.jar"

if exist "%APP%\jvm" goto find
if defined TRACER_NO_BUILD (
  echo tracer: not built, and TRACER_NO_BUILD is set 1>&2
  exit /b 70
)
where mvn >nul 2>nul
if errorlevel 1 (
  echo tracer: not built yet, and the build needs Maven 3.6.3 or later: no mvn in PATH 1>&2
  goto advise
)
echo tracer: not built yet; building, which takes a few minutes the first time... 1>&2
pushd "%ROOT%"
call mvn -B -q -DskipTests -pl tracer-cli -am package 1>&2
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  echo tracer: the build failed; the lines above say why 1>&2
  exit /b 70
)

:find
set "JAVA="
set "ARCHIVE=none"
for /f "usebackq tokens=1* delims=:" %%a in (`findstr /n "^" "%APP%\jvm"`) do (
  if "%%a"=="1" set "JAVA=%%b"
  if "%%a"=="2" set "ARCHIVE=%%b"
)
if exist "%JAVA%.exe" goto run
set "ARCHIVE=none"
set "JAVA=%JAVA_HOME%\bin\java"
if exist "%JAVA%.exe" goto run
set "JAVA=java"
where java >nul 2>nul
if errorlevel 1 (
  echo tracer: no Java 21 or later was found in JAVA_HOME or PATH 1>&2
  goto advise
)

:run
set "SPEED=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if "%~1"=="trace" set "SPEED="
if "%~1"=="export" set "SPEED="
if "%~1"=="tables" set "SPEED="
if "%~1"=="balances" set "SPEED="
if "%~1"=="cluster" set "SPEED="
if "%~1"=="index" set "SPEED="
set "FAST="
set "WHAT=full"
if "%~1"=="" set "WHAT=light"
if "%~1"=="-h" set "WHAT=light"
if "%~1"=="--help" set "WHAT=light"
if "%~1"=="--version" set "WHAT=light"
if "%ARCHIVE%"=="aot" set FAST="-XX:AOTCache=%APP%\%WHAT%.aot" -Xlog:disable
if "%ARCHIVE%"=="cds" set FAST="-XX:SharedArchiveFile=%APP%\%WHAT%.cds" -Xlog:disable
"%JAVA%" %SPEED% %FAST% %TRACER_JAVA_OPTIONS% -cp "%MAIN%" org.tracer.cli.TracerCli %*
exit /b %ERRORLEVEL%

:advise
echo   Install a JDK:  winget install EclipseAdoptium.Temurin.25.JDK 1>&2
echo   Install Maven:  see maven.apache.org, and put its bin directory into PATH 1>&2
exit /b 69
