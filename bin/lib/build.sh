# Sourced after jdk.sh, with $root set: builds the program where it is missing or older than its sources.

readonly jar=$root/target/beachhead-app.jar
readonly built=$root/target/.built

# Maven on the JDK 25 that was found, without that JDK's warnings about what Maven itself still does.
maven() {
  if ! command -v mvn >/dev/null; then
    echo "Beachhead has to be built and Maven (mvn) is not on the PATH. Install Maven 3.8 or newer." >&2
    exit 69
  fi
  MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
    mvn ${MAVEN_QUIET--q} -B -f "$root/pom.xml" "$@"
}

is_stale() {
  [ -f "$jar" ] && [ -f "$built" ] || return 0
  # A jar handed out without its sources is always up to date. Folders count too: a deleted file changes only its folder.
  [ -d "$root/src/main" ] || return 1
  [ -n "$(find "$root/pom.xml" "$root/src/main" -newer "$built" -print 2>/dev/null | head -n 1)" ]
}

# Reads Maven's output from standard input and says what it is at, with the seconds since the beginning.
show_progress() {
  local line fetched=0 began=$SECONDS
  while IFS= read -r line; do
    case $line in
      *"Downloaded from "*)
        fetched=$((fetched + 1))
        [ $((fetched % 25)) -ne 0 ] || step "$began" "fetched $fetched files"
        ;;
      *"--- "*jte*":generate "*) step "$began" "turning templates into code" ;;
      *"--- "*compiler*":compile "*) step "$began" "compiling" ;;
      *"--- "*":process-aot "*) step "$began" "working out ahead of time how the program is put together" ;;
      *"--- "*":repackage "*) step "$began" "packing" ;;
    esac
  done
}

step() {
  printf '  %3d s  %s\n' "$((SECONDS - $1))" "$2" >&2
}

# What only checks (Error Prone, NullAway, formatting, the tests and what they need, the list of components) is left to
# bin/test. A build is over before the optimising compiler pays: without it javac takes a third of the processor time.
package() {
  local log=$root/target/build.log
  MAVEN_OPTS="${MAVEN_OPTS:-} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC" MAVEN_QUIET='' \
    maven -Pquick -Dmaven.test.skip=true -Dmaven.artifact.threads=10 package 2>&1 | tee "$log" | show_progress && return 0
  # What went wrong, in the compiler's words where it was the compiler.
  grep '^\[ERROR\]' "$log" >&2 || tail -n 20 "$log" >&2
  return 1
}

# The time stamp is taken before the build: a file saved while it runs is newer, and is built next time.
build_if_stale() {
  is_stale || return 0
  echo "Building Beachhead (the first time it also fetches what it depends on) ..." >&2
  mkdir -p "$root/target"
  local started=$root/target/.building.$$
  : >"$started"
  if ! package; then
    rm -f "$started"
    echo "The build failed; the lines above say why." >&2
    exit 70
  fi
  mv -f "$started" "$built"
}

# Two terminals may start at once: the second one waits, then finds the work done.
build_alone() {
  is_stale || return 0
  mkdir -p "$root/target"
  if command -v flock >/dev/null; then
    exec 9>"$root/target/.build.lock"
    flock 9
    build_if_stale
    exec 9>&-
  else
    build_if_stale
  fi
}
