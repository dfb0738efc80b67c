/**
 * How programs talk to the workspace: what their bodies must be before anybody reads them, and the
 * description of the interface, as an OpenAPI document and as a page made from it.
 */
@NullMarked
package io.beachhead.workspace.api;

import org.jspecify.annotations.NullMarked;
