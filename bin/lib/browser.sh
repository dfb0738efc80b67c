# Sourced by bin/test: finds a Chromium for the browser journeys, or installs Debian's.

find_chromium() {
  local candidate
  for candidate in "${BEACHHEAD_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

# Sets BEACHHEAD_CHROMIUM, or ends with a message (exit code 69).
need_chromium() {
  local chromium as_root=
  if ! chromium=$(find_chromium); then
    if command -v apt-get >/dev/null; then
      if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo -n"
      fi
      if [ -z "$as_root" ] || sudo -n true 2>/dev/null; then
        echo "Installing Chromium for the browser journeys ..."
        # The lock may be held by an update that runs by itself.
        $as_root apt-get -q -o DPkg::Lock::Timeout=600 update >/dev/null &&
          $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends chromium fonts-liberation >/dev/null
      fi
    fi
    if ! chromium=$(find_chromium); then
      echo "The browser journeys need Chromium. Install it, or set BEACHHEAD_CHROMIUM to a Chromium or Chrome you have." >&2
      exit 69
    fi
  fi
  export BEACHHEAD_CHROMIUM=$chromium
  export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
}
