package io.beachhead.workspace.web;

import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the program is ready to answer; asked by launchers and load balancers. */
@RestController
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class HealthController {
  private final ApplicationAvailability availability;

  /**
   * @param status {@code UP} once ready, {@code STARTING} before
   */
  record Health(String status) {}

  HealthController(ApplicationAvailability availability) {
    this.availability = availability;
  }

  @GetMapping("/health")
  ResponseEntity<Health> health() {
    return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
        ? ResponseEntity.ok(new Health("UP"))
        : ResponseEntity.status(503).body(new Health("STARTING"));
  }
}
