"""Why a source cannot be saved or read, in words."""

from metrics.words import Text

SOURCE_REASONS: dict[str, Text] = {
    "source_unknown": Text(
        en="There is no source “{name}”. Choose one of: {names}.", zh="没有名为“{name}”的数据源，可选：{names}。"
    ),
    "source_name_missing": Text(en="Give the source a name.", zh="请为数据源命名。"),
    "source_name_taken": Text(
        en="There is a source “{name}” already. Choose another name, or change that one.",
        zh="已有名为“{name}”的数据源，请换一个名称，或修改原有数据源。",
    ),
    "source_variable_wrong": Text(
        en="The name of the environment variable must begin with {prefix} and go on "
        "with capital letters, digits and _.",
        zh="环境变量名须以 {prefix} 开头，其后为大写字母、数字或下划线。",
    ),
    "source_variable_missing": Text(
        en="The environment variable {variable} is not set here. Set it where the dashboard and its timer "
        "are started, and start them again.",
        zh="此处未设置环境变量 {variable}。请在启动看板和定时任务的地方设置后重新启动。",
    ),
    "source_address_wrong": Text(
        en="What {variable} holds is no address of a database, such as postgresql://user@host/name.",
        zh="{variable} 的内容不是数据库地址，正确的形式如 postgresql://user@host/name。",
    ),
    "source_driver_missing": Text(
        en="For {driver} no driver is installed here. Install one into the dashboard's environment.",
        zh="此处未安装 {driver} 的驱动程序，请在看板的运行环境中安装。",
    ),
    "source_statement_wrong": Text(
        en="Only one statement that begins with SELECT or WITH is read, without a semicolon in it.",
        zh="仅支持一条以 SELECT 或 WITH 开头的语句，语句中不能有分号。",
    ),
    "source_statement_too_long": Text(
        en="The statement has {length} characters; up to {limit} can be kept. Make a view of it in the other database.",
        zh="语句共 {length} 个字符，最多可保存 {limit} 个。请在对方数据库中建成视图后再读取。",
    ),
    "source_limits_wrong": Text(
        en="The row limit must be between 1 and {rows}, the time limit between 1 and {seconds} seconds.",
        zh="行数上限须在 1 至 {rows} 之间，时间上限须在 1 至 {seconds} 秒之间。",
    ),
    "source_unreachable": Text(
        en="The other database cannot be reached. It says: {why}", zh="无法连接对方数据库，返回信息：{why}"
    ),
    "source_failed": Text(
        en="The other database does not answer the statement. It says: {why}",
        zh="对方数据库无法执行该语句，返回信息：{why}",
    ),
    "source_timed_out": Text(
        en="The other database did not answer within {seconds} seconds. Narrow the statement, or allow more time.",
        zh="对方数据库未在 {seconds} 秒内返回全部结果。请缩小查询范围，或放宽时间上限。",
    ),
    "source_too_many_rows": Text(
        en="The statement gives more than {limit} rows, so nothing was stored. Raise the limit, narrow the statement, "
        "or choose a column that says what is new.",
        zh="查询结果超过 {limit} 行，未写入任何数据。请提高行数上限、缩小查询范围，或选择增量列。",
    ),
    "source_too_large": Text(
        en="What the statement gives has more than {limit} MB. Lower the row limit, or leave out columns.",
        zh="查询结果超过 {limit} MB。请降低行数上限，或减少查询的列。",
    ),
    "source_watermark_missing": Text(
        en="The statement no longer gives the column “{column}”, which says what is new. Mend the statement, or choose "
        "another column.",
        zh="查询结果中已没有增量列“{column}”。请修改语句，或另选增量列。",
    ),
    "source_watermark_stuck": Text(
        en="More than {limit} rows have the same value in “{column}”, so what is new cannot be told. "
        "Raise the row limit.",
        zh="“{column}”取值相同的行超过 {limit} 行，无法判断哪些是新数据。请提高行数上限。",
    ),
    "source_watermark_kind": Text(
        en="“{column}” holds neither times nor numbers nor text, so it cannot say what is new. Choose another column.",
        zh="“{column}”既不是时间，也不是数字或文本，不能作为增量列，请另选。",
    ),
    "source_event_log": Text(
        en="Of an event log all rows of a case are needed at once; so it cannot be read by a column that says what is "
        "new. Leave that column out.",
        zh="工单日志须一次读取每张工单的全部记录，不能按增量列读取。请不要选择增量列。",
    ),
    "source_running": Text(
        en="“{name}” is being read at this moment by somebody else, so nothing was done.",
        zh="“{name}”正在由其他进程读取，本次未执行任何操作。",
    ),
    "source_interrupted": Text(
        en="It was interrupted; nothing was left half done, and the next time reads it again.",
        zh="读取被中断，没有留下不完整的数据，下次会重新读取。",
    ),
    "source_folder_missing": Text(
        en="The folder that {variable} names is not there, or may not be read by the dashboard.",
        zh="{variable} 所指的文件夹不存在，或看板没有读取权限。",
    ),
    "source_folder_empty": Text(
        en="There is no file in the folder to try. Put one there first.", zh="文件夹中还没有文件，请先放入一个再试读。"
    ),
    "source_file_unopened": Text(
        en="The dashboard may not read the file, or it went away meanwhile.",
        zh="看板没有读取该文件的权限，或文件已被移走。",
    ),
    "source_files_failed": Text(
        en="Files that could not be read: {count}; the others were. The first: {file}: {why}",
        zh="有 {count} 个文件无法读取，其余已读取。第一个：{file}：{why}",
    ),
    "source_unexpected": Text(
        en="Something unexpected happened; the log of the program that read it says what. Nothing was left half done.",
        zh="发生意外错误，详情见运行日志；没有留下不完整的数据。",
    ),
}
