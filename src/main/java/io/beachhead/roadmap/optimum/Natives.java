package io.beachhead.roadmap.optimum;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * OR-Tools' native libraries: unpacked and loaded when a search first needs them, so that the start
 * of the program costs nothing more. They come for Linux alone.
 */
final class Natives {
  private static boolean loaded;

  private Natives() {}

  /** Whether there are any for this machine. */
  static boolean exist() {
    return first() != null;
  }

  private static @Nullable URL first() {
    return Natives.class.getClassLoader().getResource(folder() + "libjniortools.so");
  }

  private static String folder() {
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = List.of("amd64", "x86_64", "x86-64").contains(arch) ? "x86-64" : arch;
    return "ortools-%s-%s/".formatted(os, machine);
  }

  /** Loads them, once. */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    URL url = first();
    if (url == null) {
      throw new IllegalStateException("no native libraries of OR-Tools for this machine");
    }
    try {
      Path folder = Files.createTempDirectory("beachhead-ortools");
      try {
        unpack(url, folder);
        System.load(folder.resolve("libjniortools.so").toString());
      } finally {
        // What is loaded stays in memory; the files are not needed any more.
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the native libraries of OR-Tools cannot be unpacked", e);
    }
    loaded = true;
  }

  private static void unpack(URL url, Path to) throws IOException {
    JarURLConnection connection = (JarURLConnection) url.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      String folder = folder();
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
          String name = entry.getName().substring(folder.length());
          try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, to.resolve(name));
          }
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
