/**
 * How far is what we decided? Features carry links to issues of GitHub, GitLab, Jira or Linear;
 * what becomes of these comes in by signed messages or as a file. Where all issues of a feature are
 * done it has shipped, and whoever asked for it is owed the news.
 */
@NullMarked
package io.beachhead.decisions.tracker;

import org.jspecify.annotations.NullMarked;
