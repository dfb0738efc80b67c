/** Leads and risk as a page, as JSON and as files. */
@NullMarked
package io.beachhead.growth.leads.web;

import org.jspecify.annotations.NullMarked;
