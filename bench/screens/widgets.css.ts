/** The look of the shared widgets; colours, corners and sizes are variables of the theme. */
export const WIDGET_CSS = `
*{box-sizing:border-box;margin:0}
html,body{width:100%;height:100%;overflow:hidden}
body{background:var(--bg);color:var(--text);line-height:1.45;-webkit-font-smoothing:antialiased}
.icon{width:1.2em;height:1.2em;flex:none;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;vertical-align:-.2em}
.app{display:flex;height:100%;flex-direction:column;overflow:hidden}
.body{display:flex;flex:1;min-height:0;overflow:hidden}
.main{flex:1;min-width:0;display:flex;flex-direction:column;overflow:hidden}
.scroll{flex:1;min-height:0;overflow:hidden;padding:1.2em 1.6em;display:flex;flex-direction:column;gap:1em}
.row{display:flex;align-items:center;gap:.6em}
.col{display:flex;flex-direction:column;gap:.5em;min-width:0}
.grow{flex:1;min-width:0}
.between{justify-content:space-between}
.wrap{flex-wrap:wrap}
.top{align-items:flex-start}
.muted{color:var(--muted)}
.small{font-size:max(11px,.86em)}
.big{font-size:1.25em;font-weight:600}
.title{font-size:1.5em;font-weight:650;line-height:1.25}
.huge{font-size:2em;font-weight:650;line-height:1.2}
.bold{font-weight:600}
.link{color:var(--link)}
.right{text-align:right}
.mono{font-family:var(--mono)}
.cut{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;min-width:0}
.nowrap{white-space:nowrap}
.pre{white-space:pre-wrap;overflow-wrap:anywhere}
.topbar{display:flex;align-items:center;gap:1em;height:3.7em;padding:0 1.2em;background:var(--nav);color:var(--navText);border-bottom:1px solid var(--line);flex:none}
.brand{display:flex;align-items:center;gap:.55em;font-weight:700;font-size:1.1em;white-space:nowrap}
.logo{width:1.7em;height:1.7em;border-radius:.45em;background:var(--accent);color:#fff;display:grid;place-items:center;flex:none}
.searchbox{display:flex;align-items:center;gap:.5em;min-width:16em;height:2.3em;padding:0 .8em;border-radius:var(--radius);background:#8882;color:inherit;opacity:.9}
.side{width:15.5em;flex:none;background:var(--nav);color:var(--navText);border-right:1px solid var(--line);padding:.9em .6em;display:flex;flex-direction:column;gap:.15em;overflow:hidden}
.side.rail{width:4em;align-items:center}
.side .item{display:flex;align-items:center;gap:.7em;padding:.48em .7em;border-radius:var(--radius);white-space:nowrap}
.side .item.on{background:var(--navOn);font-weight:600}
.side .head{font-size:max(11px,.78em);text-transform:uppercase;letter-spacing:.05em;opacity:.75;padding:1em .8em .3em}
.side .count{margin-left:auto;font-size:max(11px,.82em);opacity:.8}
.crumbs{display:flex;gap:.5em;align-items:center;color:var(--muted);font-size:max(11px,.9em);white-space:nowrap}
.card{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);padding:1.1em 1.3em;min-width:0}
.card.flush{padding:0;overflow:hidden}
.card h3{font-size:1.08em;margin-bottom:.7em;font-weight:600}
.btn{display:inline-flex;align-items:center;gap:.45em;height:2.3em;padding:0 .95em;border-radius:var(--radius);border:1px solid var(--line);background:var(--surface);color:var(--text);font-weight:500;white-space:nowrap;flex:none}
.btn.primary{background:var(--accent);border-color:var(--accent);color:var(--onAccent)}
.btn.ghost{border-color:transparent;background:transparent;color:inherit;padding:0 .5em}
.btn.danger{background:#dc2626;border-color:#dc2626;color:#fff}
.chip{display:inline-flex;align-items:center;gap:.35em;padding:.12em .65em;border-radius:99px;font-size:max(11px,.84em);font-weight:500;white-space:nowrap;background:var(--raised);color:var(--text)}
.chip.ok{background:#16a34a26;color:var(--ok)}.chip.warn{background:#f59e0b2e;color:var(--warn)}.chip.bad{background:#ef444426;color:var(--bad)}
.chip.solid{background:var(--accent);color:#fff}.chip.green{background:#15803d;color:#fff}.chip.red{background:#b91c1c;color:#fff}.chip.slate{background:#475569;color:#fff}
.chip.square{border-radius:3px}
.col>.chip{align-self:flex-start}
.dot{width:.6em;height:.6em;border-radius:50%;flex:none;display:inline-block;background:currentColor}
.avatar{width:2.2em;height:2.2em;border-radius:50%;display:grid;place-items:center;flex:none;color:#fff;overflow:hidden;line-height:1}
.avatar>span{font-size:max(11px,.85em);font-weight:600}
.avatar.square{border-radius:22%}
.avatar.large{width:4.4em;height:4.4em}.avatar.large>span{font-size:1.6em}
.avatar.tiny{width:1.8em;height:1.8em}
.avatar .icon{width:58%;height:58%}
.face{display:block;width:100%;height:100%}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th{text-align:left;font-weight:600;color:var(--muted);font-size:max(11px,.88em);padding:.55em .9em;border-bottom:1px solid var(--line);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
td{padding:.55em .9em;border-bottom:1px solid var(--line);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;vertical-align:middle}
td>.row{min-width:0}
table.upper th{text-transform:uppercase;letter-spacing:.04em;font-size:max(11px,.78em)}
table.striped tr:nth-child(even) td{background:var(--raised)}
table.boxed td,table.boxed th{border:1px solid var(--line)}
table.tight td,table.tight th{padding:.28em .6em}
table.airy td{padding:.85em 1em}
th.num,td.num{text-align:right;font-variant-numeric:tabular-nums}
td.plain,th.plain{text-overflow:clip;padding-right:.2em}
.bankcard{width:21em;height:12.4em;border-radius:1em;padding:1.3em 1.5em;color:#fff;display:flex;flex-direction:column;justify-content:space-between;box-shadow:var(--shadow);flex:none}
.bankcard .number{font-size:1.25em;letter-spacing:.06em;white-space:nowrap}
.hero{background:var(--accent);color:#fff;border-radius:var(--radius);padding:1.2em 1.4em}
.hero .muted{color:#ffffffd0}
tr.on td{background:color-mix(in srgb,var(--accent) 12%,transparent)}
.check{width:1.05em;height:1.05em;border:1.5px solid var(--muted);border-radius:3px;display:inline-block;flex:none}
.check.on{background:var(--accent);border-color:var(--accent)}
.field{display:flex;flex-direction:column;gap:.3em;min-width:0}
.field.left{flex-direction:row;gap:1em;align-items:baseline}
.field.left>.label{width:11em;flex:none}
.label{color:var(--muted);font-size:max(11px,.9em);font-weight:500}
.label.upper{text-transform:uppercase;letter-spacing:.05em;font-size:max(11px,.76em)}
.input{display:flex;align-items:center;gap:.5em;min-height:2.4em;padding:.3em .8em;border:1px solid var(--line);border-radius:var(--radius);background:var(--surface);color:var(--text);min-width:0;overflow:hidden}
.input.area{align-items:flex-start;min-height:5em;padding:.6em .8em}
.grid{display:grid;gap:1em 1.4em}
.tabs{display:flex;gap:1.5em;border-bottom:1px solid var(--line);flex:none}
.tabs>div{padding:.55em 0;color:var(--muted);white-space:nowrap}
.tabs>.on{color:var(--text);font-weight:600;box-shadow:inset 0 -2px var(--accent)}
.list>*{border-bottom:1px solid var(--line)}
.list .on{background:color-mix(in srgb,var(--accent) 12%,transparent)}
.modal-back{position:fixed;inset:0;background:#0008;pointer-events:none}
.modal{position:fixed;left:50%;top:46%;transform:translate(-50%,-50%);width:min(36em,90%);background:var(--surface);border-radius:calc(var(--radius)*1.5);box-shadow:var(--shadow);border:1px solid var(--line);overflow:hidden}
.modal>.head{padding:1em 1.3em;border-bottom:1px solid var(--line);font-weight:600;font-size:1.1em;display:flex;justify-content:space-between}
.modal>.content{padding:1.2em 1.3em;display:flex;flex-direction:column;gap:1em}
.modal>.foot{padding:.9em 1.3em;display:flex;justify-content:flex-end;gap:.6em;background:var(--raised)}
.toast{position:fixed;right:1.4em;bottom:1.4em;background:#1f2937;color:#fff;border-radius:var(--radius);padding:.8em 1.1em;display:flex;gap:.7em;align-items:center;box-shadow:var(--shadow);max-width:28em}
.menu{position:absolute;background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);box-shadow:var(--shadow);padding:.4em;min-width:13em;z-index:5}
.menu>div{padding:.4em .7em;border-radius:calc(var(--radius)/2);display:flex;gap:.6em;align-items:center;white-space:nowrap}
.bar{height:.55em;border-radius:99px;background:var(--raised);overflow:hidden}
.bar>i{display:block;height:100%;background:var(--accent)}
.stat{display:flex;flex-direction:column;gap:.2em}
.switch{width:2.3em;height:1.3em;border-radius:99px;background:var(--muted);position:relative;flex:none}
.switch.on{background:var(--accent)}
.switch::after{content:"";position:absolute;width:1em;height:1em;border-radius:50%;background:#fff;top:.15em;left:.15em}
.switch.on::after{left:1.15em}
.qr{display:inline-block;background:#fff;padding:10px;line-height:0;border-radius:6px}
.qr svg{width:9em;height:9em;display:block}
.code{font-family:var(--mono);white-space:pre;line-height:1.55;tab-size:2}
.bubble{background:var(--raised);border-radius:calc(var(--radius) + 4px);padding:.55em .85em;max-width:44em}
.bubble.mine{background:var(--accent);color:#fff;margin-left:auto}
.ln{display:inline-block;width:3em;text-align:right;padding-right:1.2em;color:var(--muted);user-select:none}
.note{background:#f59e0b22;border:1px solid #f59e0b66;border-radius:var(--radius);padding:.7em 1em}
.alert{border-left:4px solid var(--accent);background:var(--raised);padding:.7em 1em;border-radius:2px}
`
