package io.beachhead.voice.interviews.web;

import io.beachhead.voice.interviews.TranscriptFile;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.UploadForm;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a transcript be sent from the list of interviews. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class InterviewUploadConfiguration {
  @Bean
  UploadForm transcripts() {
    return new UploadForm("/interviews", Set.of(Role.PRODUCT, Role.GTM), TranscriptFile.LARGEST);
  }
}
