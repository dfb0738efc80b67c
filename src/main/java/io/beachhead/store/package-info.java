/**
 * Where do records and events live: the relational store (SQLite, later PostgreSQL), the data
 * folder and the notice of what changed. Every module may use it; it uses none.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.beachhead.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
