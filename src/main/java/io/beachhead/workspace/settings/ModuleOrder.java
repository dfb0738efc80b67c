package io.beachhead.workspace.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.modulith.ApplicationModule;

/**
 * The order of modules as they declare it: {@code allowedDependencies} in their {@code
 * package-info}. So nobody keeps a second list of who depends on whom.
 */
final class ModuleOrder {
  private ModuleOrder() {}

  /** The beans, each before those of the modules its own module depends on. */
  static <T> List<T> dependentsFirst(Collection<T> beans) {
    var byModule = new TreeMap<String, List<T>>();
    for (var bean : beans) {
      byModule
          .computeIfAbsent(modulePackage(AopUtils.getTargetClass(bean)), _ -> new ArrayList<>())
          .add(bean);
    }
    var dependenciesFirst = new LinkedHashSet<String>();
    byModule.keySet().forEach(module -> visit(module, dependenciesFirst));
    var ordered = new ArrayList<T>();
    for (var module : dependenciesFirst.reversed()) {
      byModule.getOrDefault(module, List.of()).stream()
          .sorted(Comparator.comparing(bean -> AopUtils.getTargetClass(bean).getName()))
          .forEach(ordered::add);
    }
    return ordered;
  }

  private static void visit(String module, SequencedSet<String> done) {
    if (done.contains(module)) {
      return;
    }
    var declared = declaration(module);
    if (declared != null) {
      var siblings = module.substring(0, module.lastIndexOf('.') + 1);
      for (var dependency : declared.allowedDependencies()) {
        // "web :: chart" names an interface of the module web.
        visit(siblings + dependency.split("::")[0].strip(), done);
      }
    }
    done.add(module);
  }

  /** The package of the module a class belongs to; its own package where none is declared. */
  private static String modulePackage(Class<?> type) {
    var own = type.getPackageName();
    for (var at = own; at.contains("."); at = at.substring(0, at.lastIndexOf('.'))) {
      if (declaration(at) != null) {
        return at;
      }
    }
    return own;
  }

  private static @Nullable ApplicationModule declaration(String module) {
    try {
      return Class.forName(module + ".package-info").getAnnotation(ApplicationModule.class);
    } catch (ClassNotFoundException noSuchModule) {
      return null;
    }
  }
}
