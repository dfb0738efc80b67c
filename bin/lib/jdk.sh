# Sourced by the scripts beside this folder: finds a JDK 25 and says so clearly where there is none.
# Runs on the bash 3.2 that macOS still ships.

readonly jdk_wanted=25

# The major version of the JDK in folder $1, from its `release` file: starting java to ask costs 0.1 s each.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" | head -n 1
}

# The home of the `java` on the PATH, links followed.
jdk_on_path() {
  local java link
  java=$(command -v java) || return 1
  while [ -L "$java" ]; do
    link=$(readlink "$java")
    case $link in
      /*) java=$link ;;
      *) java=$(dirname "$java")/$link ;;
    esac
  done
  (cd -P "$(dirname "$java")/.." 2>/dev/null && pwd)
}

# Folders whose sub-folders are JDKs, one a line. BEACHHEAD_JVM_FOLDERS (separated by colons) replaces them.
jvm_folders() {
  if [ -n "${BEACHHEAD_JVM_FOLDERS:-}" ]; then
    printf '%s\n' "$BEACHHEAD_JVM_FOLDERS" | tr ':' '\n'
    return
  fi
  printf '%s\n' /usr/lib/jvm /usr/java "$HOME/.sdkman/candidates/java" "$HOME/.jdks" "$HOME/.asdf/installs/java" \
    "$HOME/.local/share/mise/installs/java" /opt /opt/java /opt/jdk \
    /Library/Java/JavaVirtualMachines "$HOME/Library/Java/JavaVirtualMachines" \
    /opt/homebrew/opt /usr/local/opt
}

# Prints the home of the first JDK 25 found; returns 1 where there is none.
find_jdk() {
  local home folder
  for home in "${JAVA_HOME:-}" "$(jdk_on_path || true)"; do
    if [ -n "$home" ] && is_wanted "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  while read -r folder; do
    # macOS keeps the home two or three folders further down.
    for home in "$folder"/* "$folder"/*/Contents/Home "$folder"/*/libexec/openjdk.jdk/Contents/Home; do
      if is_wanted "$home"; then
        printf '%s\n' "$home"
        return 0
      fi
    done
  done <<FOLDERS
$(jvm_folders)
FOLDERS
  return 1
}

is_wanted() {
  [ "$(jdk_major "$1" || true)" = "$jdk_wanted" ]
}

# Sets JAVA_HOME to a JDK 25 and puts it first on the PATH, or ends with a message (exit code 69).
need_jdk() {
  local home
  if ! home=$(find_jdk); then
    cat >&2 <<MESSAGE
Beachhead needs a JDK $jdk_wanted and found none.
Looked at JAVA_HOME (${JAVA_HOME:-not set}), the java on the PATH, and in
$(jvm_folders | paste -s -d ' ' -)
Install one (Debian: openjdk-$jdk_wanted-jdk or Temurin's temurin-$jdk_wanted-jdk; macOS: brew install openjdk@$jdk_wanted;
anywhere: sdk install java $jdk_wanted-tem), or set JAVA_HOME to one you have.
MESSAGE
    exit 69
  fi
  export JAVA_HOME=$home
  export PATH=$home/bin:$PATH
}
