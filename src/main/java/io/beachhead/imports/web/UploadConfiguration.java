package io.beachhead.imports.web;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.run.Uploads;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.UploadForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says where a file may be sent from a page: to the imports, by whoever may import anything. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class UploadConfiguration {
  static final String FILES = "/imports/files";

  @Bean
  UploadForm importedFiles(List<ImportKind> kinds, Uploads uploads) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    kinds.forEach(kind -> roles.addAll(kind.roles()));
    return new UploadForm(FILES, roles, uploads.largest());
  }
}
