/**
 * What is it worth to them? Features, the evidence on their value, what a customer pays, and how
 * many customers a selection of features makes happy.
 *
 * <p>A <em>cell</em> is one feature's value to one segment, fused from evidence. {@link
 * io.beachhead.value.ValueMaps} turns cells and a selection into the value map; toggling a feature
 * only adds and subtracts, as cells are kept in memory until the data change.
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "statistics :: survey",
      "store",
      "web",
      "web :: card",
      "web :: text",
      "web :: chart",
      "web :: load",
      "workspace",
      "imports",
      "customers",
      "customers :: attribute",
      "customers :: revenue",
      "behaviour",
      "behaviour :: annotations",
      "voice",
      "voice :: surveys",
      "segments"
    })
@NullMarked
package io.beachhead.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
