# Sourced by bin/test, with $root set: installs the SDKs that the tests let send to the program.

# Fills target/sdks/node_modules, or ends with a message (exit code 69).
need_sdks() {
  local as_root='' sdks=$root/target/sdks
  if ! { command -v node && command -v npm; } >/dev/null; then
    if command -v apt-get >/dev/null; then
      if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo -n"
      fi
      if [ -z "$as_root" ] || sudo -n true 2>/dev/null; then
        echo "Installing Node for the tests with real SDKs ..."
        $as_root apt-get -q -o DPkg::Lock::Timeout=600 update >/dev/null &&
          $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends nodejs npm >/dev/null
      fi
    fi
  fi
  if ! { command -v node && command -v npm; } >/dev/null; then
    echo "The tests with real SDKs need Node 20 or newer with npm. Install it." >&2
    exit 69
  fi
  mkdir -p "$sdks"
  if ! cmp -s "$root/src/test/node/package-lock.json" "$sdks/package-lock.json" || [ ! -d "$sdks/node_modules" ]; then
    echo "Installing the SDKs for the tests ..."
    cp "$root/src/test/node/package.json" "$sdks/"
    if ! (cd "$sdks" && cp "$root/src/test/node/package-lock.json" . && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null); then
      rm -f "$sdks/package-lock.json"
      echo "npm could not install the SDKs; the lines above say why." >&2
      exit 69
    fi
  fi
}
