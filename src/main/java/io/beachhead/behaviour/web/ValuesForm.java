package io.beachhead.behaviour.web;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.web.Shell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a question as they stand in the address.
 *
 * @param values of the question's own fields, by name
 * @param usualBreakdown what an address without one means; null = nothing
 */
public record ValuesForm(
    CommonForm common,
    List<FieldSpec> specs,
    Map<String, String> values,
    @Nullable String usualBreakdown) {
  static ValuesForm of(Fields fields, List<FieldSpec> specs, @Nullable String usualBreakdown) {
    var values = new HashMap<String, String>();
    for (var spec : specs) {
      values.put(spec.name(), fields.text(spec.name(), spec.usual()));
    }
    var common = CommonForm.of(fields);
    return new ValuesForm(
        fields.on("breakdown") ? common : common.dividedBy(usualBreakdown),
        specs,
        values,
        usualBreakdown);
  }

  /** What the address of a question's page says. */
  public static ValuesForm of(String address, QuestionPage page) {
    return of(Fields.of(address), page.fields(), page.usualBreakdown());
  }

  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  public @Nullable String event(String name) {
    var event = value(name);
    return event.isEmpty() || event.equals(FunnelForm.ANY) ? null : event;
  }

  /** An event with the conditions that hold for it alone. */
  public EventSelector selector(String name) {
    return new EventSelector(event(name), common.where(name));
  }

  public <E extends Enum<E>> E choice(String name, E[] of, E usual) {
    return FunnelForm.choice(of, value(name), usual);
  }

  ValuesForm with(CommonForm changed) {
    return new ValuesForm(changed, specs, values, usualBreakdown);
  }

  Link link(String path, Shell shell) {
    var link = new Link(path).carrying(shell);
    for (var spec : specs) {
      if (spec.name().equals(CommonForm.RANGE)) {
        continue; // written with the common fields
      }
      link.unless(spec.usual(), spec.name(), value(spec.name()));
    }
    common.addTo(link);
    return usualBreakdown != null && common.breakdown() == null
        ? link.with("breakdown", CommonForm.NOTHING)
        : link;
  }
}
