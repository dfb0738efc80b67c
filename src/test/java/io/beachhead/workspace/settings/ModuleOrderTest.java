package io.beachhead.workspace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestWorkspace;
import io.beachhead.workspace.DataEraser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class ModuleOrderTest {
  @Autowired List<DataEraser> erasers;

  @Test
  void putsAModuleBeforeThoseItDependsOn() {
    var order =
        ModuleOrder.dependentsFirst(erasers).stream()
            .map(eraser -> AopUtils.getTargetClass(eraser).getPackageName().split("\\.")[2])
            .distinct()
            .toList();
    assertThat(order).contains("value", "segments", "customers");
    assertThat(order.indexOf("value")).isLessThan(order.indexOf("segments"));
    assertThat(order.indexOf("segments")).isLessThan(order.indexOf("customers"));
    assertThat(order.indexOf("voice")).isLessThan(order.indexOf("customers"));
  }

  @Test
  void asksEveryBeanOnce() {
    assertThat(ModuleOrder.dependentsFirst(erasers)).containsExactlyInAnyOrderElementsOf(erasers);
  }
}
