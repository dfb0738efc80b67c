package io.beachhead.workspace.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;

/**
 * The page of {@code workspace/data.jte}.
 *
 * @param workspace the name to type
 */
public record DataPage(Shell shell, List<Choice> tabs, String workspace, FormErrors errors) {}
