# Sourced after build.sh: how the built program is started quickly.

file_stamp() {
  stat -c '%s-%Y' "$1" 2>/dev/null || stat -f '%z-%m' "$1"
}

# The version of the Java that runs, build number included: an AOT cache serves only the very JVM that made it.
java_stamp() {
  sed -nE 's/^(JAVA_RUNTIME_VERSION|JAVA_VERSION|IMPLEMENTOR_VERSION)="?([^"]*).*/\2/p' "$JAVA_HOME/release" |
    tr -c 'A-Za-z0-9.\n' '_' | paste -s -d - -
}

# Unpacks the fat jar once into a folder of its own, so that a program still running from an older build keeps its
# jars, and an AOT cache (which needs plain jars on the class path) can be made. Sets $program and $aot_cache.
unpack() {
  local key folder
  key=$(file_stamp "$jar")
  folder=$root/target/run/$key
  program=$folder/beachhead-app.jar
  aot_cache=$folder/$(java_stamp).aot
  [ -f "$program" ] && return 0
  if ! mkdir -p "$root/target/run" 2>/dev/null || [ ! -w "$root/target/run" ]; then
    program=$jar
    aot_cache=/dev/null/none
    return 0
  fi
  local half=$root/target/run/.unpacking.$$
  rm -rf "$half"
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$jar" extract --destination "$half" >&2
  take_out_sqlite "$half"
  # Renaming is atomic; whoever came first wins, the other's copy is thrown away.
  mv -n "$half" "$folder" 2>/dev/null || true
  rm -rf "$half"
  forget_older_builds "$folder"
}

# SQLite's library, taken out of its jar into $1/native once; the driver would unpack and compare it at each start.
take_out_sqlite() {
  local system machine
  case $(uname -s) in
    Linux) system=Linux ;;
    Darwin) system=Mac ;;
    *) return 0 ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) machine=x86_64 ;;
    aarch64 | arm64) machine=aarch64 ;;
    *) return 0 ;;
  esac
  # Where the C library is another one, the driver knows better which of its libraries fits.
  if ls /lib/ld-musl-* >/dev/null 2>&1; then
    return 0
  fi
  (
    mkdir "$1/native" && cd "$1/native" &&
      "$JAVA_HOME/bin/jar" -xf ../lib/sqlite-jdbc-*.jar "org/sqlite/native/$system/$machine" &&
      mv org/sqlite/native/*/*/* . && rm -r org
  ) 2>/dev/null || rm -rf "$1/native"
}

# Keeps the newest two: a server may still run from the one before.
forget_older_builds() {
  local old
  ls -1dt "$root"/target/run/*/ 2>/dev/null | tail -n +3 | while read -r old; do
    [ "${old%/}" = "$1" ] || rm -rf "$old"
  done
}

# Sets $flags for the subcommand $1.
choose_flags() {
  flags=(
    --enable-native-access=ALL-UNNAMED
    --sun-misc-unsafe-memory-access=allow
    -XX:+UseSerialGC
    -Xms96m
    -XX:MetaspaceSize=128m
    -XX:MinHeapFreeRatio=10
    -XX:MaxHeapFreeRatio=15
    -XX:-ShrinkHeapInSteps
    -XX:MaxNewSize=28m
    -XX:+UseCompactObjectHeaders
    # What the C library has freed goes back to the system twice a minute.
    -XX:TrimNativeHeapInterval=30000
    -XX:+ExitOnOutOfMemoryError
    # The optimising compiler waits four times as long before it takes a method: a start has no use for its work.
    -XX:Tier4InvocationThreshold=20000
    -XX:Tier4MinInvocationThreshold=2400
    -XX:Tier4CompileThreshold=60000
    -XX:Tier4BackEdgeThreshold=160000
    -Xlog:aot*=off -Xlog:cds*=off
    -Dfile.encoding=UTF-8
    -Dspring.aot.enabled=true
  )
  case $1 in
    demo | serve | import | train) ;;
    # Over before a second compiler pays.
    *) flags+=(-XX:TieredStopAtLevel=1) ;;
  esac
}

# Adds to $flags where `unpack` has put SQLite's library.
use_own_sqlite() {
  local library
  for library in "${program%/*}"/native/*sqlitejdbc*; do
    if [ -f "$library" ]; then
      flags+=("-Dorg.sqlite.lib.path=${library%/*}" "-Dorg.sqlite.lib.name=${library##*/}")
    fi
  done
}

# Records, in a run of its own on an empty folder, which classes a start loads and which methods it runs. The cache
# appears by renaming when it is whole; until then every start is a plain one.
train_in_background() {
  [ "${BEACHHEAD_AOT:-on}" = on ] && [ -w "$(dirname "$aot_cache")" ] || return 0
  local half=$aot_cache.$$ folder
  # One training at a time; a folder left by a killed one is given up after an hour.
  find "$(dirname "$aot_cache")" -maxdepth 1 -name '.training' -mmin +60 -exec rmdir {} \; 2>/dev/null || true
  mkdir "$(dirname "$aot_cache")/.training" 2>/dev/null || return 0
  (
    trap 'rm -rf "$half" "$half.config" "${folder:-}"; rmdir "$(dirname "$aot_cache")/.training"' EXIT
    # The start that asked for it comes first.
    sleep "${BEACHHEAD_AOT_DELAY:-20}"
    folder=$(mktemp -d)
    nice -n 19 "$JAVA_HOME/bin/java" "${flags[@]}" "-XX:AOTCacheOutput=$half" \
      -jar "$program" train --data "$folder" && mv -f "$half" "$aot_cache"
  ) </dev/null >/dev/null 2>&1 &
}
